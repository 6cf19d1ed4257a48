"""Plans compiled for quick answers: tables in a file, of which a question reads what it shows."""
