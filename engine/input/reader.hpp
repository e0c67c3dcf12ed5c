// The typed reader: one set of functions that reads documents and describes them.
//
// Contract: a reading function takes a `Value`. While *reading*, the value has a node, and what is
// wrong with it goes to the diagnostics; the function always returns, and what could not be read
// keeps its initial value. While *describing*, there is no node: the same function runs through all
// its fields and alternatives and writes the JSON Schema instead. So a key that can be read is in
// the schema, and the other way round. Every object accepts "clause", "basis" and "note".
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/index.hpp"
#include "input/documents.hpp"
#include "input/field.hpp"
#include "input/names.hpp"
#include "json/node.hpp"
#include "model/parameter.hpp"

namespace tuiyan::input {

// What all values of one reading share.
struct Context {
  Diagnostics& diagnostics;
  Names& names;
  std::vector<Shown>* shown = nullptr;  // filled when somebody wants to see what was understood
  // The named parts of the schema, in order of first use; null while reading.
  std::vector<std::pair<std::string, json::Node>>* definitions = nullptr;
  std::vector<Parameter>* parameters = nullptr;  // collects figures that are not known exactly
  int inside_leaf = 0;                           // parts of a shown value are not shown again
  int inside_default = 0;                        // a default that cannot be read is this program's fault
};

class Value {
 public:
  Value(Context& context, const json::Node& node, std::string pointer)
      : context_(&context), node_(&node), pointer_(std::move(pointer)) {}
  Value(Context& context, json::Node& schema) : context_(&context), schema_(&schema) {}

  [[nodiscard]] bool describing() const { return schema_ != nullptr; }
  [[nodiscard]] const json::Node& node() const;
  [[nodiscard]] bool is(json::NodeKind kind) const { return node().kind == kind; }
  [[nodiscard]] Context& context() const { return *context_; }
  [[nodiscard]] const std::string& pointer() const { return pointer_; }
  [[nodiscard]] Value item(std::size_t i) const;
  [[nodiscard]] Value member(const json::Member& member) const;

  // An error at this value. `wrong` says what was found by quoting it.
  void complain(std::string_view code, Said expected, Said found = {}, Said suggestion = {}) const;
  void wrong(std::string_view code, Said expected, Said suggestion = {}) const;

  // While describing: one keyword of the schema. A later one of the same name replaces it.
  void say(std::string_view keyword, json::Node what) const;

 private:
  Context* context_;
  const json::Node* node_ = nullptr;
  json::Node* schema_ = nullptr;
  std::string pointer_;
};

using Read = std::function<void(Value&)>;

// One object of a document, between its opening and its closing bracket.
class Object {
 public:
  explicit Object(Value& value);

  [[nodiscard]] bool describing() const { return value_->describing(); }
  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] Value& value() const { return *value_; }
  [[nodiscard]] Context& context() const { return value_->context(); }

  // Declares a key and reads it, or its default. Answers whether it was written.
  // A leaf is shown as a whole; a branch has fields of its own, which are shown instead.
  bool leaf(const Field& field, const Read& read) { return declare(field, read, true); }
  bool branch(const Field& field, const Read& read) { return declare(field, read, false); }

  // Keys that only make sense under a condition: where it does not hold they are refused, and
  // `when` says why ("only when \"kind\" is \"link\"").
  void section(bool holds, const Said& when, const std::function<void()>& fields);

  // Reports keys that nobody declared.
  void close();

 private:
  bool declare(const Field& field, const Read& read, bool is_leaf);
  void describe(const Field& field, const Read& read);
  void show(const std::string& pointer, const json::Node& node, bool is_default, std::string_view basis) const;
  void add_property(std::string_view key, json::Node property);

  Value* value_;
  std::vector<Titled> declared_;   // keys, and what they are in both languages
  const Said* refused_ = nullptr;  // set inside a section that does not hold
  bool conditional_ = false;       // inside a section
  json::Node properties_;
  std::vector<json::Node> required_;
};

using ReadObject = std::function<void(Object&)>;

void read_object(Value& value, const ReadObject& read);
// Keys are ids; `row` is called for each, in order, with a value that is an object or not.
void read_keys(Value& value, const std::function<void(const std::string& id, Value& row)>& row);
void read_list(Value& value, const Read& item);
// "x" is short for ["x"].
void read_one_or_list(Value& value, const Read& item);

// One of several ways to write an object, told apart by its keys.
struct Shape {
  std::vector<std::string_view> keys;
  ReadObject read;
};
// `plain` reads everything that is not an object; may be empty.
void read_shapes(Value& value, const Said& expected, const Read& plain, const std::vector<Shape>& shapes);

// A part of the schema that has a name, so that it can be used again (and hold itself).
void read_named(Value& value, std::string_view name, const Read& read);

// A table of rows by id, in the order of the document. Rows that are no objects keep their place,
// so that row numbers agree with the `Names`.
template <class T>
Read table(Table<T>& out, std::function<void(Object&, T&)> fields) {
  return [&out, fields = std::move(fields)](Value& value) {
    read_keys(value, [&](const std::string& id, Value& row) {
      T record;
      record.id = id;
      read_object(row, [&](Object& object) { fields(object, record); });
      if (!row.describing()) out.add(std::move(record));
    });
  };
}

// "\"cheif\"": a value as the planner wrote it, shortened.
[[nodiscard]] Said quoted(const json::Node& node);

}  // namespace tuiyan::input
