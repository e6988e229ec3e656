"""Who may use the phone (掌上权限). What an entry does is asked again by the verb behind it."""

from yifa.ground.identity.permission import PERMISSIONS, Permission
from yifa.ground.identity.predicates import actor_holds_a_post

PHONE = Permission("mobile.use", "使用掌上", ((actor_holds_a_post,),))
PERMISSIONS.add(PHONE)
