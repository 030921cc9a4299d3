# __name__ tells a script from a module.
def main():
    print("main runs", __name__)
if __name__ == "__main__":
    main()
