"""Who may open the files door (文件权限). What a row needs is asked again by the kind's own permission."""

from yifa.ground.identity.permission import PERMISSIONS, Permission
from yifa.ground.identity.predicates import actor_holds_a_post

EXPORT = Permission("files.export", "导出列表", ((actor_holds_a_post,),))
IMPORT = Permission("files.import", "导入表格", ((actor_holds_a_post,),))
PERMISSIONS.add_all([EXPORT, IMPORT])
