"""Doors (入口): how anyone gets in. They assemble, never decide.

desk 工作台, api 接口, files 文件 (Excel and CSV in and out), cli 命令行.
"""
