"""Files (文件): spreadsheets in and out, compiled from the same declarations as the pages.

Every kind of record has an import template (导入模板); a bad row is refused with its cell and reason (退回) while the
good ones go in, or nothing goes in, as the person chooses; a second import of the same rows changes nothing. Every
list exports (导出) through the scope layer, personal data masked (个人信息保护法 第6条、第51条), with scope and time on
top, and leaves a row in the ledger. Words: sheet 表, column 栏, head 表头, cell 单元格, draft 待写入的行, fault 错误.
"""
