"""The other files of the folder of plans: who is reached where, and which days are worked."""
