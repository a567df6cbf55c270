"""An invented class, with which a teacher can try a whole week before there is a real one."""
