import random, os, sys
import pytest
from noblame.record import load
KEYS = ["f1","f2","f3","f4","f5","f6","f7","f8","f9","ctrl+r","ctrl+o","ctrl+n","ctrl+t","ctrl+g","ctrl+l","ctrl+f","ctrl+s","escape","escape","tab","shift+tab","enter","enter","up","down","left","right","home","end","ctrl+home","ctrl+end","backspace","delete","ctrl+u","ctrl+k","ctrl+w","ctrl+z","ctrl+y","ctrl+v","ctrl+a","space","pageup","pagedown","ctrl+d","shift+down","shift+end","ctrl+x","ctrl+c","f10x","ctrl+p"]
LETTERS = "abcdefghiklmnoprstuvwxyz0123456789[](){}#:-<>@?!.,*+ é漢'\""
SEEDS = [int(s) for s in os.environ.get("SEEDS","1").split(",")]
STEMS = ["2026-11-22-login-codes","2026-11-18-checkout-pool","title: x\n","2026-11-23-vans-on-the-map"]
@pytest.mark.parametrize("seed", SEEDS)
async def test_monkey(meeting, seed, capsys):
    r = random.Random(seed)
    log=[]
    try:
        async with meeting(r.choice(STEMS), size=r.choice([(60,18),(80,24),(100,28),(40,10),(20,5),(120,40)]), over=True) as w:
            path = w.room.desk.path
            for i in range(250):
                if w.app.return_value is not None or w.app.room is None or w.app._exit: break
                x = r.random()
                if x < .5:
                    k = r.choice(KEYS)
                    if k == "f10x": k = "f10" if r.random()<.15 else "f4"
                    log.append(k)
                    w._send(k)
                elif x < .9:
                    k = r.choice(LETTERS); log.append(k)
                    if k in "qx": 
                        if r.random() < .9: continue
                    from textual.keys import _character_to_key
                    w._send(_character_to_key(k), k)
                elif x < .93:
                    s=r.choice([(60,18),(80,24),(100,28),(1,1),(20,5),(200,60)]); log.append(s)
                    await w.pilot.resize_terminal(*s)
                elif x < .96:
                    log.append("beat"); w.clock.go_on(r.choice([1,30,200]));
                    if w.app.led: w.place.beat()
                elif x < .97:
                    log.append("disk")
                    try:
                        t=path.read_text(); path.write_text(t.replace("title: ","title: z",1) if r.random()<.5 else t.replace("a","b",1))
                    except Exception as e: log.append(repr(e))
                else:
                    w.app.copy_to_clipboard(r.choice(["a\nb\n\n","14:02 x\x1b[31m\r\ny","  - z\t"])); 
                if r.random() < .3: await w.settle()
            await w.settle()
            assert w.app.crashed is None, w.app.crashed
    except BaseException:
        print("SEED", seed, log[-30:])
        raise
    finally:
        assert w.app.crashed is None, (seed, log[-12:], w.app.crashed)
    load(path)
