"""What an instructor does with a class: assign, release, collect, grade, regrade, analyse."""
