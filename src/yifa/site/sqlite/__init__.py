"""The embedded store's backend (嵌入式存储): Django's own for SQLite, with writers of one process taking turns."""
