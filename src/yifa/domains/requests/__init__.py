"""Requests (群众诉求): what people ask for, report and point out, and what the grid sees.

Serves 国办发〔2020〕53号 (12345), GB/T 34300-2017 (网格化服务管理) and 平安建设 local rules.
Words: hotline call 热线来电, hotline ticket 12345工单, grid cell 网格, grid member 网格员, grid event 网格事件,
public opinion 群众意见, instability factor 不稳定因素, public problem 群众难题, hazard 风险隐患.
"""
