"""Scans: pages that are pictures, made ready, recognised by Tesseract, and laid out as lines."""
