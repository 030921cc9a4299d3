// The layouts and shared helpers of the module _io. A stack of three: FileIo reads and writes a file descriptor; Buffered keeps bytes
// in between; TextIo turns bytes into text. StringIo and BytesIo keep everything in memory.
// Answers to CPython's Modules/_io.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/object.h"

namespace viv {

// Every stream starts with these: attributes of its own, weak references, whether it is closed.
struct IoObject : Object {
  Object* dict;
  Object* weaklist;
  bool closed;
  bool finalizing;
  int32_t exports;  // of a BytesIo: buffers that look at its bytes
};

struct FileIo : IoObject {
  int fd;  // -1: closed
  bool readable, writable, appending, created, close_fd;
  int8_t seekable;  // -1: not yet asked
  GcSlot<Object> name;
};

struct Buffered : IoObject {
  GcSlot<Object> raw;
  bool readable, writable;
  std::string* read_buffer;   // owned
  size_t read_position;
  std::string* write_buffer;  // owned
  ptrdiff_t buffer_size;
  uint64_t user;              // VmThread::serial of the thread that is inside, `uses` deep
  int uses;
};

struct TextIo : IoObject {
  GcSlot<Object> buffer;
  GcSlot<StrObject> encoding, errors;
  GcSlot<Object> newline;      // None, '', '\n', '\r', '\r\n'
  std::string* pending;        // bytes to write; owned
  std::string* input;          // bytes read ahead; owned
  size_t input_position;
  bool line_buffering, write_through;
  bool universal, translate;   // reading: newlines of all kinds; turned into '\n'
  bool utf8, single_byte;      // the encoding is ASCII-compatible, and how it is decoded
  bool at_eof, detached;
  bool seen_cr, seen_lf, seen_crlf;
};

struct BytesIo : IoObject {
  GcSlot<BytesObject> bytes;  // as long as there is room; shared with whoever gave or was given it
  ptrdiff_t size;             // of these, used
  ptrdiff_t position;
};

struct BytesIoBuffer : Object {  // what BytesIO.getbuffer() is a view of
  GcSlot<Object> stream;
};

struct StringIo : IoObject {
  char* text;             // owned, mem domain: `size` characters of `width` bytes, room for `room`; null: none yet
  size_t size, room, position;
  uint8_t width;          // 1, 2, 4: as wide as what was written needs
  bool universal, translate;
  GcSlot<Object> newline;
  uint64_t reserved_words[4];  // as large as CPython's
};

// The types and exceptions of the module, one set a Runtime.
struct IoState {
  Ref<TypeObject> base, raw_base, buffered_base, text_base;
  Ref<TypeObject> file, reader, writer, random, text, bytes, string, newline_decoder, rw_pair, bytes_buffer;
  Ref<Object> unsupported_operation;
  Ref<Object> open;  // what builtins has under that name
};
IoState& CurrentIo();

Ref<Object> RaiseUnsupported(const char* what);
// False: ValueError "I/O operation on closed file." pending.
bool CheckOpen(IoObject* self);
inline IoObject* AsIo(Object* object) { return static_cast<IoObject*>(object); }
// A fresh instance with every field zero, tracked.
Ref<Object> NewIo(TypeObject* type);
int IoTraverse(IoObject* self, VisitFn visit, void* context);
void IoClear(IoObject* self);
// First step of a dealloc: close() through the type where the stream is still open, but for instances of `not_closed` itself. True: it came
// back to life.
bool IoFinalizedBackToLife(Object* self, const TypeObject* not_closed = nullptr);
void IoFinalize(Object* self);
constexpr uint32_t kIoFlags = kTypeHasGc | kTypeIsBaseType | kTypeHasFinalizer;

extern const TypeSpec kIoBaseSpec, kRawIoBaseSpec, kBufferedIoBaseSpec, kTextIoBaseSpec;
extern const TypeSpec kFileIoSpec, kBufferedReaderSpec, kBufferedWriterSpec, kBufferedRandomSpec, kTextIoWrapperSpec, kBytesIoSpec, kStringIoSpec;
extern const TypeSpec kBufferedRwPairSpec, kNewlineDecoderSpec, kBytesIoBufferSpec;

// A FileIo over a path or descriptor. `mode`: "r", "w", "a", "x", with "+".
Ref<Object> OpenFileIo(Borrowed<Object> file, const char* mode, bool close_fd, Borrowed<Object> opener_or_none);
// One write() to the descriptor: how many bytes went, -1: exception pending, -2: it would block.
ssize_t FileIoWriteMayRunPython(FileIo* self, std::string_view bytes);
Ref<Object> NewBuffered(TypeObject* type, Borrowed<Object> raw, ptrdiff_t size);
Ref<Object> NewTextIo(Borrowed<Object> buffer, Borrowed<Object> encoding, Borrowed<Object> errors, Borrowed<Object> newline, bool line_buffering,
                      bool write_through);
// Writes what a TextIo or Buffered holds back. False: exception pending.
bool BufferedFlush(Buffered* self);
bool TextFlush(TextIo* self);

}  // namespace viv
