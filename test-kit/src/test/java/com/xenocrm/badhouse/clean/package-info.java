@NullMarked
package com.xenocrm.badhouse.clean;

import org.jspecify.annotations.NullMarked;
