"""What campaigns may do: whom to write to, how much a mailbox gets, what may be disclosed."""
