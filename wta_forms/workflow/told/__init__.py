"""Where somebody stands and what they wrote, as files and pages to be passed on."""
