// Placeholder so that the room builds before its first file; delete it with the first.
