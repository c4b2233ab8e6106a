#!/usr/bin/env python3
"""Records in a text file (one JSON object a line) to answers in a folder, through Spark's pipe.

usage: spark-submit spark.py RECORDS ANSWERS
"""
import sys

from pyspark.sql import SparkSession

records, answers = sys.argv[1:3]
spark = SparkSession.builder.appName("rubdown").getOrCreate()
# Spark ends a job when a piped program fails; a record that fails is an answer of its own, so the exit code 1 is let by.
command = ["sh", "-c", "rubdown stream -f ics --quiet || [ $? -eq 1 ]"]
spark.sparkContext.textFile(records).pipe(command).saveAsTextFile(answers)
