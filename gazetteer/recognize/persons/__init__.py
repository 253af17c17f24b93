"""Find names of persons by their form, their titles and the authority file."""
