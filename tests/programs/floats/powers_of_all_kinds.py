"""Powers of every kind of float and int, as operator, in place and by pow()."""
import itertools
import math
vals=[0.0,-0.0,1.0,-1.0,2.5,-2.5,1e-300,1e200,-1e200,5e-324,math.inf,-math.inf,math.nan,0.5,-0.5,3,-3,0,1,True,1e5,-7.0]
for a,b in itertools.product(vals,vals):
    try: r=a**b
    except (ArithmeticError, ValueError, TypeError) as e: r=type(e).__name__+str(e)
    try:
        c=a; c**=b
    except (ArithmeticError, ValueError, TypeError) as e: c=type(e).__name__+str(e)
    try: q=pow(a,b)
    except (ArithmeticError, ValueError, TypeError) as e: q=type(e).__name__+str(e)
    print(a,b,repr(r) if not isinstance(r,int) or abs(r)<10**30 else hash(r),repr(c)==repr(r)==repr(q))
x=2.0; y=x; x**=3; print(x,y)
