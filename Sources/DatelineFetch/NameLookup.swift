internal import Dispatch
internal import Glibc

/// Asks the system for the addresses of a host.
enum NameLookup {
  /// Why there is no address.
  struct Failure: Error {
    /// The system's words.
    var reason: String
    /// Whether another try may help.
    var isTemporary: Bool
  }

  /// Look-ups block a thread each; a queue of their own keeps them off Swift's few.
  private static let queue = DispatchQueue(label: "dateline.lookup", attributes: .concurrent)

  /// The addresses of a host, in the order in which the system would try them.
  ///
  /// Numbers in any notation (`127.1`, `0x7f000001`, `2130706433`) are read as the system reads
  /// them, so that what is judged is what would be connected to.
  ///
  /// - Throws: `Failure` if the name is unknown or cannot be asked for.
  static func addresses(of host: String) async throws -> [NetworkAddress] {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(with: Result { try blockingAddresses(of: host) })
      }
    }
  }

  private static func blockingAddresses(of host: String) throws -> [NetworkAddress] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_family = AF_UNSPEC
    var found: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(host, nil, &hints, &found)
    guard status == 0 else {
      throw Failure(
        reason: String(cString: gai_strerror(status)),
        isTemporary: status == EAI_AGAIN || status == EAI_SYSTEM
      )
    }
    defer { freeaddrinfo(found) }
    var addresses: [NetworkAddress] = []
    var next = found
    while let entry = next {
      next = entry.pointee.ai_next
      guard let socket = entry.pointee.ai_addr else { continue }
      let address: NetworkAddress?
      switch entry.pointee.ai_family {
      case AF_INET:
        address = socket.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
          withUnsafeBytes(of: pointer.pointee.sin_addr) { NetworkAddress(bytes: Array($0)) }
        }
      case AF_INET6:
        address = socket.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
          withUnsafeBytes(of: pointer.pointee.sin6_addr) { NetworkAddress(bytes: Array($0)) }
        }
      default:
        address = nil
      }
      if let address, !addresses.contains(address) { addresses.append(address) }
    }
    return addresses
  }
}
