/** Access to MongoDB. */
@NullMarked
package com.xenocrm.kit.mongo;

import org.jspecify.annotations.NullMarked;
