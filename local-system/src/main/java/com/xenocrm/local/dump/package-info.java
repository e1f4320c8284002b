/** Files of the MongoDB stand-in's data, in the format of mongodump. */
@NullMarked
package com.xenocrm.local.dump;

import org.jspecify.annotations.NullMarked;
