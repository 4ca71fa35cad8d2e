"""What editors may upload: pictures are made anew, other files are what their names say."""
