"""What strangers sent is read in processes of their own, with limits: they may hang, burst or die, and we do not."""
