"""The screens of a meeting, in the order of its places."""

from noblame.screens.actions import ActionsScreen
from noblame.screens.close import CloseScreen
from noblame.screens.improvements import ImprovementsScreen
from noblame.screens.led import LedScreen
from noblame.screens.lobby import LobbyScreen
from noblame.screens.root_cause import RootCauseScreen
from noblame.screens.stage import StageScreen
from noblame.screens.timeline import TimelineScreen
from noblame.screens.wins import WinsScreen

SCREENS: tuple[type[LedScreen], ...] = (
    LobbyScreen,
    StageScreen,
    TimelineScreen,
    RootCauseScreen,
    ImprovementsScreen,
    ActionsScreen,
    WinsScreen,
    CloseScreen,
)
