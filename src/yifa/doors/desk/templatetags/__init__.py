"""The desk's own template tags (工作台模板标签)."""
