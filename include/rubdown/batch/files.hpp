// Files and streams: the only place that opens them. Reading is whole, writing is whole or not at all.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rubdown {

/// The bytes of a file; `-` is standard input. `error` is the system's word for why not.
std::optional<std::string> read_file(const std::string& path, std::string& error);

/// At most so many bytes from the beginning of a file; none where it is not there or no file of bytes.
std::string beginning_of(const std::string& path, std::size_t most);

/// Bytes that are made in pieces, so that a long file needs little memory: hands each piece to `take` and stops where
/// it says false. False where it stopped, or where the bytes could not be made.
using Take = std::function<bool(std::string_view piece)>;
using Pieces = std::function<bool(const Take& take)>;
/// Bytes at hand as the one piece that they are.
Pieces one_piece(std::string_view bytes);

/// Writes a file that has no name before it is whole, so that a run that is killed leaves nothing behind; where the
/// file system has no such files, a temporary one in the same folder, renamed. An existing file keeps its mode, a link
/// its target. On any failure the old file stays as it was, and `error` says why. `durable`: the bytes are on the disk
/// before they get their name.
bool write_file(const std::string& path, std::string_view bytes, std::string& error, bool durable = true);
/// The same in pieces. Where they cannot be made, nothing is written and `error` stays as it was.
bool write_file(const std::string& path, const Pieces& pieces, std::string& error, bool durable = true);

/// What sync_folder() puts on the disk: the names in the folder, or the bytes of every file on its file system, which
/// for many files takes a small part of what one after the other does.
enum class Synced { names, bytes };
bool sync_folder(const std::string& folder, Synced what, std::string& error);

/// True where nothing has this name, not even a link that leads nowhere.
bool is_free(const std::string& path);

/// True where there is a file of bytes, no device and no pipe.
bool is_file(const std::string& path);

/// True where both paths lead to one file that is there.
bool same_file(const std::string& one, const std::string& other);

/// True where the file is there and holds just these bytes.
bool holds(const std::string& path, std::string_view bytes);
bool holds(const std::string& path, const Pieces& pieces);

/// Adds bytes to the end of a file in one locked write, creating it; two processes at once lose nothing. The bytes
/// are made under the lock from what the file holds; nothing returned writes nothing.
bool append_file(const std::string& path,
                 const std::function<std::optional<std::string>(const std::string& so_far)>& make, std::string& error);

/// Writes to a file descriptor, all of it. False with `error` where that fails (a full disk, a closed pipe).
bool write_all(int descriptor, std::string_view bytes, std::string& error);

/// Makes a folder where there is none (its parent must be there). False with `error` where it cannot be one.
bool make_folder(const std::string& path, std::string& error);

/// Tells each name in a folder, in no order, but for hidden ones.
void each_name(const std::string& folder, const std::function<void(std::string_view name)>& tell);

/// The names of a folder's files with this ending, sorted.
std::vector<std::string> files_ending(const std::string& folder, std::string_view ending);

bool remove_file(const std::string& path, std::string& error);

/// The file's own name: `nyc.toml` of `plans/nyc.toml`.
std::string_view file_name(std::string_view path);

}  // namespace rubdown
