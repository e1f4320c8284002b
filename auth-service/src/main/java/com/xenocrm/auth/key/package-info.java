/** Administration of API keys. */
@NullMarked
package com.xenocrm.auth.key;

import org.jspecify.annotations.NullMarked;
