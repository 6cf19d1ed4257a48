"""Ways on which messages leave: a mail server, a chat service."""
