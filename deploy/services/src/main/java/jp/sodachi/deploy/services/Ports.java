package jp.sodachi.deploy.services;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of 127.0.0.1. */
final class Ports {

    static final String HOST = "127.0.0.1";

    // Below the range from which the kernel takes ports for outgoing connections, so that none of those can slip in
    // between our look and the server's start.
    private static final int LOWEST = 21_000;
    private static final int HIGHEST = 31_999;

    private Ports() {}

    static int free() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new ServiceUnavailable("No free port was found between " + LOWEST + " and " + HIGHEST + ".");
    }

    /** Refuses a port that somebody listens on; {@code who} names the server that wants it. */
    static void requireFree(int port, String who) {
        if (!isFree(port)) {
            throw new ServiceUnavailable("Port " + port + ", which " + who
                    + " needs, is in use by another program: stop that program and start again.");
        }
    }

    private static boolean isFree(int port) {
        // Both addresses: a program that listens on all interfaces of IPv6 may leave 127.0.0.1 bindable.
        return canBind(port, new InetSocketAddress(HOST, port)) && canBind(port, new InetSocketAddress(port));
    }

    private static boolean canBind(int port, InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return socket.getLocalPort() == port;
        } catch (IOException taken) {
            return false;
        }
    }

    static InetAddress loopback() {
        return InetAddress.ofLiteral(HOST);
    }
}
