// The opcodes of pickles of protocol 2 and later, as pickle_write.cc and pickle_read.cc use them. Opcodes of older protocols are known to
// stdlib/python/pickle.py alone. Answers to enum opcode of CPython's Modules/_pickle.c.
#pragma once

namespace viv::pickle {

enum Opcode : char {
  kMark = '(',
  kStop = '.',
  kPop = '0',
  kPopMark = '1',
  kDup = '2',
  kBinInt = 'J',
  kBinInt1 = 'K',
  kBinInt2 = 'M',
  kNone = 'N',
  kReduce = 'R',
  kBinUnicode = 'X',
  kAppend = 'a',
  kBuild = 'b',
  kGlobal = 'c',
  kAppends = 'e',
  kBinGet = 'h',
  kLongBinGet = 'j',
  kBinPut = 'q',
  kLongBinPut = 'r',
  kSetItem = 's',
  kTuple = 't',
  kSetItems = 'u',
  kBinFloat = 'G',
  kEmptyList = ']',
  kEmptyDict = '}',
  kEmptyTuple = ')',
  kProto = '\x80',
  kNewObject = '\x81',
  kExt1 = '\x82',
  kExt2 = '\x83',
  kExt4 = '\x84',
  kTuple1 = '\x85',
  kTuple2 = '\x86',
  kTuple3 = '\x87',
  kNewTrue = '\x88',
  kNewFalse = '\x89',
  kLong1 = '\x8a',
  kLong4 = '\x8b',
  kBinBytes = 'B',
  kShortBinBytes = 'C',
  kShortBinUnicode = '\x8c',
  kBinUnicode8 = '\x8d',
  kBinBytes8 = '\x8e',
  kEmptySet = '\x8f',
  kAddItems = '\x90',
  kFrozenSet = '\x91',
  kNewObjectEx = '\x92',
  kStackGlobal = '\x93',
  kMemoize = '\x94',
  kFrame = '\x95',
  kByteArray8 = '\x96',
};

inline constexpr int kHighestProtocol = 5;

}  // namespace viv::pickle
