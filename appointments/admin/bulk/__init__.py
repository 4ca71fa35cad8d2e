"""Many requests at once: chosen in the queue, looked over on a page, then done one by one."""
