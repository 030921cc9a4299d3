# Tokens without spaces between them.
x=1;y=[x];z=y[0]if x else 0
print(x+1,x-1,x--1,-x**-x,x<2<3,x!=2,not x,x if x else y,[1,2][x],{1:2}[x],(1)if(x)else(2),x if(0)else[3],1_0j.imag,1..real,1 .real,.5.hex(),x+z*-1,~-x,not-x,x<-x,y[-1],y[:-1],{*y},[*y,],x//~x,2**-x,x<<x>>x,x&~x|x^x)
def f(a,*,b=1,**c)->int:return(a)
print(f(1,b=2,c=3),(lambda x,*y:x)(1,2),[i for(i)in(1,2)if(i)],x in(1,),[]or{}and())
