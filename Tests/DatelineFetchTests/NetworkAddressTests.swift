import Testing

@testable import DatelineFetch

@Suite struct NetworkAddressTests {
  @Test(arguments: [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254",
    "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8",
    "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "febf::1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1", "2002:7f00:1::", "2002:c0a8:101::1", "2001::1", "2001:10::1",
    "2001:db8::1", "3fff::1", "100::1", "4000::1",
  ])
  func isNotPublic(_ text: String) throws {
    #expect(try #require(NetworkAddress(text)).reservation != nil)
  }

  @Test(arguments: [
    "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
    "128.0.0.1", "168.63.129.17", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
    "192.0.1.1", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
    "223.255.255.255", "2606:4700::1111", "2001:4860:4860::8888", "2a00:1450::1",
    "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1",
  ])
  func isPublic(_ text: String) throws {
    #expect(try #require(NetworkAddress(text)).reservation == nil)
  }

  @Test(arguments: ["1.2.3.4", "2001:db8::1", "::1"])
  func isWrittenAsItIsRead(_ text: String) throws {
    #expect(try #require(NetworkAddress(text)).description == text)
  }

  @Test(arguments: ["127.1", "0x7f.0.0.1", "2130706433", "0177.0.0.1", "127.0.0.1"])
  func anyNotationOfAnAddressIsReadAsTheSystemReadsIt(_ host: String) async throws {
    #expect(try await NameLookup.addresses(of: host).map(\.description) == ["127.0.0.1"])
  }
}
