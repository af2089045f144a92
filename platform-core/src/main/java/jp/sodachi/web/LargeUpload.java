package jp.sodachi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * A form with a file larger than the site takes, read to its end: what was typed is there, of a file only its size. Pages see the
 * file as any other, so that each says beside its field that it is too large; whoever asks for its bytes gets {@link UploadTooLarge}.
 */
final class LargeUpload extends HttpServletRequestWrapper {
    /** Characters of all typed fields together; a form of ours has some thousand. */
    private static final int MOST_TYPED = 1024 * 1024;

    /** Bytes of what stands before a part: a file's name may have some hundred characters. */
    private static final int LONGEST_HEADER = 4096;

    private final Map<String, String[]> typed;
    private final List<Part> files;
    private final @Nullable String type;

    private LargeUpload(
            HttpServletRequest request, Map<String, String[]> typed, List<Part> files, @Nullable String type) {
        super(request);
        this.typed = typed;
        this.type = type;
        this.files = files;
    }

    /**
     * Reads {@code request}, whose parameters nobody has asked for yet.
     *
     * @throws FileUploadException for what is no form
     * @throws IOException when the sender has gone
     */
    static LargeUpload read(HttpServletRequest request) throws IOException {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        List<Part> files = new ArrayList<>();
        var room = MOST_TYPED;
        var reader = new FileUpload();
        reader.setPartHeaderSizeMax(LONGEST_HEADER);
        var parts = reader.getItemIterator(new ServletRequestContext(request));
        while (parts.hasNext()) {
            var part = parts.next();
            try (var in = part.openStream()) {
                if (part.isFormField()) {
                    var bytes = in.readNBytes(room + 1);
                    room -= bytes.length;
                    if (room < 0) {
                        throw new FileUploadException("More is typed than any form asks for.");
                    }
                    fields.computeIfAbsent(part.getFieldName(), _ -> new ArrayList<>())
                            .add(new String(bytes, StandardCharsets.UTF_8));
                } else {
                    files.add(new Unread(part, in.transferTo(OutputStream.nullOutputStream())));
                }
            }
        }
        // The rest of the address is read by the server itself; of a body that was read as a stream it takes nothing.
        Map<String, String[]> typed = new LinkedHashMap<>(request.getParameterMap());
        fields.forEach((name, values) -> typed.put(name, values.toArray(String[]::new)));
        return new LargeUpload(
                request, Collections.unmodifiableMap(typed), List.copyOf(files), request.getContentType());
    }

    /** The same request for the page that tells of it: nothing is in it, so that nobody tries to read it. */
    static LargeUpload unread(HttpServletRequest request) {
        return new LargeUpload(request, Map.of(), List.of(), null);
    }

    @Override
    public @Nullable String getContentType() {
        return type;
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = typed.get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return typed;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(typed.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        var values = typed.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Collection<Part> getParts() {
        return files;
    }

    @Override
    public @Nullable Part getPart(String name) {
        return files.stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** A file of which nothing was kept but how large it is; one that was not chosen has no name and no size. */
    private record Unread(
            String field, String file, @Nullable String type, long size) implements Part {
        Unread(FileItemStream part, long size) {
            this(part.getFieldName(), part.getName() == null ? "" : part.getName(), part.getContentType(), size);
        }

        @Override
        public InputStream getInputStream() {
            if (size == 0) {
                return InputStream.nullInputStream();
            }
            throw new UploadTooLarge();
        }

        @Override
        public @Nullable String getContentType() {
            return type;
        }

        @Override
        public String getName() {
            return field;
        }

        @Override
        public String getSubmittedFileName() {
            return file;
        }

        @Override
        public long getSize() {
            return size;
        }

        @Override
        public void write(String place) {
            throw new UploadTooLarge();
        }

        @Override
        public void delete() {
            // Nothing is kept anywhere.
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.CONTENT_DISPOSITION.equalsIgnoreCase(name)
                    ? ContentDisposition.formData()
                            .name(field)
                            .filename(file.isEmpty() ? "" : "file")
                            .build()
                            .toString()
                    : null;
        }

        @Override
        public Collection<String> getHeaders(String name) {
            var header = getHeader(name);
            return header == null ? List.of() : List.of(header);
        }

        @Override
        public Collection<String> getHeaderNames() {
            return List.of(HttpHeaders.CONTENT_DISPOSITION);
        }
    }
}
