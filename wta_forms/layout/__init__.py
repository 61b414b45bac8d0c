"""Form → Blocks → Pages."""
