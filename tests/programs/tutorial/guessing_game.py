# A game played by a list of guesses; input from standard input.
secret = 7
tries = 0
while True:
    try:
        guess = int(input("Guess: "))
    except ValueError:
        print("Not a number")
        continue
    except EOFError:
        print("\nOut of guesses")
        break
    tries += 1
    if guess < secret: print("Too low")
    elif guess > secret: print("Too high")
    else:
        print(f"Right after {tries} tries")
        break
