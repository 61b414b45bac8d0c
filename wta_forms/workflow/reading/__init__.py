"""What returned files are read with: forms as they were sent, and what pages say beside their fields."""
