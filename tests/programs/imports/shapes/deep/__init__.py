from ..constants import PI
