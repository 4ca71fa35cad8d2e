"""What a patient can ask of what is known about them: to have it, to have it deleted, to have it kept."""
