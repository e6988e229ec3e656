"""The report on paper and screen: .docx in 公文 layout, one-file HTML, PDF by Typst, plain Markdown.

Serves GB/T 9704-2012 (党政机关公文格式). All read the same trace content, so they cannot say different things.
Words: 版心 type area, 落款 imprint, 一字线 dash beside the page number, 内容控件 content control.
"""
