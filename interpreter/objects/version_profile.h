// What a program can see of memory that is not the same in every CPython: `viv --like 3.12` makes it that version's.
//
// A profile changes facts of memory: sizes, counts, thresholds, growth. The language and the library stay those of 3.11, and so does
// sys.version_info, by which programs choose what they may call. The heap itself stays as it is, too: what is asked of the allocator
// is what 3.11 asks for, and what a profile says of an object's size is what that version would have asked for.
//
// All data stands in version_profile.cc, one row a version and one row a type. It is read when an interpreter starts, by the layers that
// need it, each through its own configuration; what is asked at run time (CurrentProfile) is asked where a fact is told, never in the loop.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace viv {

struct Object;
struct TypeObject;

struct VersionProfile {
  const char* name;
  int thresholds[3];             // gc.get_threshold()
  // What sys.getrefcount says of what never dies, 0: what was counted. That is None and the like, small ints, shared text and (), static
  // types; and of interned strings those of kInterned.
  uint32_t immortal_count;
  enum Interned : uint8_t { kNone, kNames /* the interpreter's own */, kAll } immortal_strings;
  bool borrows_locals;           // a local variable that is an operand is not counted again (LOAD_FAST_BORROW)
  bool tracks_lazily;            // dicts without containers are not tracked; tuples are until a collection finds none in them
  bool manages_weak_references;  // of instances of classes: in front of the object, with the dict's word
  int16_t kept_places;           // a list of at most so many places gives none back but all
  // del a_list[i]: as the assignment of an empty slice, which clears a list that becomes empty; as a resize; without giving back any.
  enum DeletesItem : uint8_t { kAsSlice, kAsResize, kInPlace } deletes_item;
  bool shows_module_types;       // to gc.get_referents: the types of modules (deque, chain) are objects that their instances own
  bool generators_own_code;      // once: as variable of the frame, not of the generator besides
  bool grows_by_tables;          // a list of a set's or dict's items has the places of any list that grows to that size
  bool rounds_tables_tightly;    // of dicts: 16 slots for 16 or fewer, where 3.11 takes 32 for exactly 16 and 16 for less than 8
  bool bounds_splits;            // str.split() gives its list no more places at first than the text can have parts
  // Sizes in bytes. Text: what stands before the characters.
  int16_t ascii_header, wide_header;
  int16_t static_type;           // a builtin type
  int16_t generator, frame;      // without the slots of the frame
  int16_t least_generator_stack; // slots of a generator's frame beside those of its variables
  int16_t shared_character;      // what the one object of each character from U+0080 to U+00FF has in addition
};

inline constexpr size_t kVersionProfileCount = 4;
extern const VersionProfile kVersionProfiles[kVersionProfileCount];

// "3.12"; null: there is no such.
const VersionProfile* FindVersionProfile(std::string_view name);

// That of the running interpreter; 3.11's unless it was set.
const VersionProfile& CurrentProfile();
// After InitObjects. False: exception pending.
bool SetVersionProfile(const VersionProfile& profile);

bool ShowOffsetsOfProfile();  // type_getset.cc; of SetVersionProfile: type.__basicsize__ and the like

// What the current profile's version has as basic_size and weaklist_offset of a type, and whether it keeps the weak references of the
// instances in front of them, together with their dict.
int32_t ShownBasicSize(const TypeObject* type);
int32_t ShownWeakListOffset(const TypeObject* type);
bool ShowsManagedWeakReferences(const TypeObject* type);

// Does the version hold it for immortal?
bool IsImmortalIn(const VersionProfile& profile, Object* object);

}  // namespace viv
