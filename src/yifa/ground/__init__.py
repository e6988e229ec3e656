"""What everything stands on (地基); knows no law.

calendar 工作日历与期限, ids 编码与校验, places 行政区划与网格, provisions 法定数值(按日期),
forms 表单, ledger 防篡改账本, identity 机构·岗位·人员·权限, registry 声明登记簿.
"""
