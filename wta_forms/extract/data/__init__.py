"""Values that travel without their form: FDF and XFDF."""
