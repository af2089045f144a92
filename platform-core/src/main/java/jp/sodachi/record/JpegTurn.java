package jp.sodachi.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Which way up a phone held a picture (Exif 2.32, tag 0x0112). The one thing read from a photo's metadata before all of it
 * is left behind; anything that cannot be read means upright. Mirrored orientations, which cameras do not write, are taken
 * as their unmirrored turn.
 */
final class JpegTurn {
    private static final int ORIENTATION = 0x0112;
    private static final int SEGMENT_EXIF = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int ENTRY_LENGTH = 12;

    private JpegTurn() {}

    /** Quarter turns clockwise, 0 to 3. */
    static int of(byte[] file) {
        try {
            return switch (orientation(ByteBuffer.wrap(file))) {
                case 3, 4 -> 2;
                case 5, 6 -> 1;
                case 7, 8 -> 3;
                default -> 0;
            };
        } catch (RuntimeException unreadable) {
            return 0;
        }
    }

    private static int orientation(ByteBuffer file) {
        if (Short.toUnsignedInt(file.getShort(0)) != 0xFFD8) {
            return 1;
        }
        var at = 2;
        while (at + 4 < file.limit() && Byte.toUnsignedInt(file.get(at)) == 0xFF) {
            var marker = Byte.toUnsignedInt(file.get(at + 1));
            var length = Short.toUnsignedInt(file.getShort(at + 2));
            if (marker == START_OF_SCAN) {
                return 1;
            }
            if (marker == SEGMENT_EXIF && file.getInt(at + 4) == 0x45786966) {
                return inTiff(file.slice(at + 10, length - 8));
            }
            at += 2 + length;
        }
        return 1;
    }

    private static int inTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (var i = 0; i < entries; i++) {
            var entry = directory + 2 + i * ENTRY_LENGTH;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
                return Short.toUnsignedInt(tiff.getShort(entry + 8));
            }
        }
        return 1;
    }
}
