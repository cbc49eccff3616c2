"""Work that goes on beside other work."""
