package jp.sodachi.channel;

import java.net.URI;
import java.util.List;

/**
 * The push services of the browsers: a browser gives the address that we are to call, so anybody could have us call anything.
 *
 * @param hosts their names; one that begins with a dot stands for all under it
 * @param plain whether http will do: in tests alone
 */
public record PushServices(List<String> hosts, boolean plain) {
    public PushServices {
        hosts = List.copyOf(hosts);
    }

    /** Whether this is an address of one of them. */
    public boolean know(URI endpoint) {
        String host = endpoint.getHost();
        boolean scheme = "https".equals(endpoint.getScheme()) || plain && "http".equals(endpoint.getScheme());
        boolean port = plain || endpoint.getPort() < 0 || endpoint.getPort() == 443;
        return scheme
                && port
                && host != null
                && endpoint.getUserInfo() == null
                && hosts.stream().anyMatch(known -> known.startsWith(".") ? host.endsWith(known) : host.equals(known));
    }
}
