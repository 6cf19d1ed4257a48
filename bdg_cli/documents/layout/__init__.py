"""Where letters and rules stand on a page, and the lines and tables that they make."""
