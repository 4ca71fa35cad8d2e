"""The flagship article, “Ketamine for chronic pain”: one file for each part of its outline."""
