package com.xenocrm.kit.mongo;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.convert.DbRefResolver;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/**
 * Keeps identifiers as text. By default Spring Data converts an identifier of 24 hexadecimal digits to an {@code
 * ObjectId}, in queries and in documents, and then no longer finds the document. Stores no class names.
 */
public final class TextIdConverter extends MappingMongoConverter {

    /** Creates the converter.
     * @param resolver unused: documents contain no references
     */
    private TextIdConverter(DbRefResolver resolver, MongoMappingContext mappings) {
        super(resolver, mappings);
    }

    /** Creates a converter with these value conversions. */
    public static TextIdConverter of(MongoMappingContext mappings, MongoCustomConversions conversions) {
        TextIdConverter converter = new TextIdConverter(NoOpDbRefResolver.INSTANCE, mappings);
        converter.setCustomConversions(conversions);
        converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        return converter;
    }

    @Override
    public @Nullable Object convertId(@Nullable Object id, Class<?> targetType) {
        return id instanceof String ? id : super.convertId(id, targetType);
    }
}
