"""Letters to units and to the coordinating office, as text and as a page."""
