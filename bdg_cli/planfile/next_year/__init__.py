"""A plan file for a later year out of the one there is: edited by place, never written anew."""
